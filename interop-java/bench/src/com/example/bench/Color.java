package com.example.bench;

public enum Color {
    RED,
    GREEN,
    BLUE
}
