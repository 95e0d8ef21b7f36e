package com.example.frames;

import java.io.Serializable;

public class Base implements Serializable {
    private static final long serialVersionUID = 1L;

    public String label;
    public int number;
    public Object content;
}
