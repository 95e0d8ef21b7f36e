package com.acme.orders.model;

public class OutOfStockException extends StockException {
    private final String message;

    public OutOfStockException(String message) {
        super(message);
        this.message = message;
    }
}
