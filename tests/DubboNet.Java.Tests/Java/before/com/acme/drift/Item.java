package com.acme.drift;

public class Item implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    public String sku;
    public int count;
    public double price;
    public int size;
    public java.util.List<String> tags;
    public transient String cached;
    public char label;
    public java.util.Date since;
}
