package com.example.frames;

import java.util.List;

/** Has a field of its own with the name of one of Base: both are sent. */
public class Derived extends Base {
    private static final long serialVersionUID = 1L;

    public String label;
    public List<Object> items;
}
