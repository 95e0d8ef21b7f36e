package com.example.frames;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Members whose values look otherwise on the wire than their types suggest. */
public class Members implements Serializable {
    private static final long serialVersionUID = 1L;

    public BigDecimal price;
    public Set<Color> set;
    public Collection<Color> collection;
    public List<Color> list;
    public TreeMap<String, Integer> tree;

    public static Members sample() {
        Members members = new Members();
        members.price = new BigDecimal("100.00").stripTrailingZeros();
        members.set = EnumSet.of(Color.RED, Color.GREEN);
        members.collection = EnumSet.of(Color.BLUE);
        members.list = Arrays.asList(Color.RED);
        members.tree = new TreeMap<>();
        String[] keys = { "B", "a", "a\u00ad", "x", "x\u200d", "\u2764", "\u2764\ufe0f" };
        for (int i = 0; i < keys.length; i++) {
            members.tree.put(keys[i], i + 1);
        }
        return members;
    }
}
