// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.shapes;

import java.io.Serializable;

/** Is the shape of a label. */
public abstract class Shape implements Serializable {
    private static final long serialVersionUID = 1L;

    private double area;

    public double getArea() {
        return area;
    }

    public void setArea(double area) {
        this.area = area;
    }
}
