package com.example.frames;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class Person implements Serializable {
    private static final long serialVersionUID = 1L;

    public long id;
    public String name;
    public int age;
    public Integer boxed;
    public boolean active;
    public Boolean maybe;
    public byte tiny;
    public short small;
    public char letter;
    public float ratio;
    public double score;
    public BigDecimal balance;
    public Date born;
    public Color color;
    public byte[] photo;
    public String[] tags;
    public int[] numbers;
    public List<String> names;
    public Map<String, Integer> counts;
    public Set<Long> ids;
    public Person friend;
    public transient String secret = "never";

    public static Person sample() {
        Person p = new Person();
        p.id = 4294967297L;
        p.name = "Zoë 张\uD83D\uDE00";
        p.age = 41;
        p.boxed = 7;
        p.active = true;
        p.tiny = -5;
        p.small = 1234;
        p.letter = 'é';
        p.ratio = 1.5f;
        p.score = 3.14159;
        p.balance = new BigDecimal("12345678901234567890.12");
        p.born = new Date(1700000000123L);
        p.color = Color.GREEN;
        p.photo = new byte[] { 0, 1, -1, 127, -128 };
        p.tags = new String[] { "a", null, "c" };
        p.numbers = new int[] { 1, -1, 70000 };
        p.names = new ArrayList<>(Arrays.asList("x", "y"));
        p.counts = new LinkedHashMap<>();
        p.counts.put("one", 1);
        p.counts.put("two", 2);
        p.ids = new LinkedHashSet<>(Arrays.asList(1L, 1L << 40));
        p.friend = p;
        return p;
    }
}
