package com.acme.odd;

import java.io.Serializable;
import java.util.LinkedHashMap;

public class Tree<T> implements Serializable {
    T root;
    LinkedHashMap<T, String> names;

    public class Node<U> implements Serializable {
        T of;
        U value;
    }
}
