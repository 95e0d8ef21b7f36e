package com.example.frames;

public interface Listener {
    String changed(String what, int n);
}
