// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

import java.io.Serializable;

public class Query implements Serializable {
    private static final long serialVersionUID = 1L;

    private String text;
    private int limit;
    private float weight;
    private char separator;

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public int getLimit() {
        return limit;
    }

    public void setLimit(int limit) {
        this.limit = limit;
    }

    public float getWeight() {
        return weight;
    }

    public void setWeight(float weight) {
        this.weight = weight;
    }

    public char getSeparator() {
        return separator;
    }

    public void setSeparator(char separator) {
        this.separator = separator;
    }
}
