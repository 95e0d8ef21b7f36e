package com.acme.drift;

public enum Color {
    RED, GREEN
}
