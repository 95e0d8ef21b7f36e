package com.acme.drift;

public interface Orders {
    void order();
}
