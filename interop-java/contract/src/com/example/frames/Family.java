package com.example.frames;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One object in a place without a type and in places of its base class. Dubbo writes the last field first, and so the object as what it is. */
public class Family implements Serializable {
    private static final long serialVersionUID = 1L;

    public List<Item> members;
    public Item one;
    public Object any;

    public static Family sample() {
        RareItem rare = new RareItem();
        rare.name = "R-1";
        rare.reason = "the last one";
        Family family = new Family();
        family.any = rare;
        family.one = rare;
        family.members = new ArrayList<>(Arrays.asList(rare, Item.of("A-1")));
        return family;
    }
}
