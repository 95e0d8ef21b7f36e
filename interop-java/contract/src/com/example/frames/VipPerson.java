package com.example.frames;

public class VipPerson extends Person {
    private static final long serialVersionUID = 1L;

    public String level;
    public String name2;
}
