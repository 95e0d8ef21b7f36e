package com.acme.odd;

import java.io.Serializable;

public class Odd implements Serializable {
    String odd;
    String Odd;
    String ODD;
    String hessian;
    String toString;
    String _name;
    String __name;
    String n$ame;
    String hashCode;
    int object;
    int uri;
    String imageUrl;

    public static class Inner extends Odd {
        String odd;
    }
}
