package com.acme.drift;

public enum Tagged {
    A
}
