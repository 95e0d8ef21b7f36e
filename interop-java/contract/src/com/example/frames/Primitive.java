package com.example.frames;

import java.io.Serializable;

/** A primitive float and its neighbours, which the readers of Dubbo 3.3 break. */
public class Primitive implements Serializable {
    private static final long serialVersionUID = 1L;

    public int before;
    public float value;
    public int after;
}
