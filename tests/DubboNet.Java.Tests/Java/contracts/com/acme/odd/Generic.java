package com.acme.odd;

import java.io.Serializable;

public class Generic<T> extends Thread implements Serializable {
    T value;
    Unknown unknown;
}
