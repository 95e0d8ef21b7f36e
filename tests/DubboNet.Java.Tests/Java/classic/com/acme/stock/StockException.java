package com.acme.stock;

public class StockException extends Exception {
    private final String sku;

    public StockException(String message, String sku) {
        super(message);
        this.sku = sku;
    }

    public String getSku() {
        return sku;
    }
}
