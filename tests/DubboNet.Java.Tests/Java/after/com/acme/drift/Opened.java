package com.acme.drift;

public interface Opened {
    void open();
}
