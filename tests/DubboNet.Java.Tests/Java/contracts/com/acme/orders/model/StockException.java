package com.acme.orders.model;

public abstract class StockException extends Exception {
    private int code;

    protected StockException(String message) {
        super(message);
    }
}
