package com.acme.drift.moved;

public interface Orders {
    void order();
}
