package com.example.frames;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

public class Item implements Serializable {
    private static final long serialVersionUID = 1L;

    public String name;
    public BigDecimal price;
    public Color color;
    public LocalDate since;

    public static Item of(String name) {
        Item item = new Item();
        item.name = name;
        item.price = new BigDecimal("9.90");
        item.color = Color.BLUE;
        item.since = LocalDate.of(2024, 2, 29);
        return item;
    }
}
