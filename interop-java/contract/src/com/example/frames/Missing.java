package com.example.frames;

/** A service that nobody exports. */
public interface Missing {
    String hello(String s);
}
