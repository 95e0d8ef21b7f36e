package com.example.frames;

/** A subclass that the contract in C# lacks. */
public class RareItem extends Item {
    private static final long serialVersionUID = 1L;

    public String reason;
}
