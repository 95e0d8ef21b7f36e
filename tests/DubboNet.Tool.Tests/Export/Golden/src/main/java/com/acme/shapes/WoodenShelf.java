// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.shapes;

import java.io.Serializable;

public class WoodenShelf implements Shelf, Serializable {
    private static final long serialVersionUID = 1L;

    private int height;

    public int getHeight() {
        return height;
    }

    public void setHeight(int height) {
        this.height = height;
    }
}
