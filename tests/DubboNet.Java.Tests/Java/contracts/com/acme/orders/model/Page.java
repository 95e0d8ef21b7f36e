package com.acme.orders.model;

import java.io.Serializable;
import java.util.List;

public class Page<T> implements Serializable {
    private List<T> items;
    private T first;
}
