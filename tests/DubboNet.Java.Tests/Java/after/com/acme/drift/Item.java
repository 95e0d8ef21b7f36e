package com.acme.drift;

@Deprecated
public class Item implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    public String number;
    public long count;
    public Integer size;
    public java.util.Collection<String> tags;
    public transient char label;
    public java.util.Date since;
    public boolean added;
}
