package com.acme.stock;

import java.io.Serializable;
import java.math.BigDecimal;

public class Item<T> extends Entity<Long> implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final boolean ON = true;
    public static final char LETTER = '\u20ac';
    public static final byte TINY = -3;
    public static final String TEXT = "zero \0 and \ud83d\ude00";
    public static final double HALF = 0.5;

    private String sku;
    private BigDecimal price;
    private transient int cached;
    protected T tag;
    Color color;

    public String getSku() {
        Runnable local = new Runnable() {
            @Override
            public void run() {
                cached++;
            }
        };
        local.run();
        return sku;
    }

    public void setPrice(BigDecimal newPrice, long ignored, String note) {
        this.price = newPrice;
    }

    public class Part {
        private T content;
    }

    public enum Color {
        RED,
        GREEN {
            @Override
            int rank() {
                return 2;
            }
        };

        private int data = 3;

        int rank() {
            return data;
        }
    }

    public enum Plain { A, B }

    private static final class Hidden {
    }
}
