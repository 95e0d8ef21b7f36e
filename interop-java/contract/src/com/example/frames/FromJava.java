package com.example.frames;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Declared fields of what other languages only read. */
public class FromJava implements Serializable {
    private static final long serialVersionUID = 1L;

    public StringBuilder builder;
    public StringBuffer buffer;
    public AbstractMap.SimpleEntry<String, Integer> entry;
    public LongAdder longAdder;
    public DoubleAdder doubleAdder;
}
