package com.acme.drift;

public interface Closed {
    void close();
}
