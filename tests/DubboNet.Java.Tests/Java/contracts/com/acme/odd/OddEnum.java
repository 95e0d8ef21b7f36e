package com.acme.odd;

public enum OddEnum {
    ODD_ONE, Hessian, hessian, $DOLLAR, RESERVED, INT
}
