package com.example.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

public class User implements Serializable {
    private static final long serialVersionUID = 1L;

    public long id;
    public String name;
    public String email;
    public int age;
    public boolean active;
    public double balance;
    public Date created;
    public Integer score;
    public String city;
    public long phone;
    public Color level;
    public List<String> tags;

    /** The user of a number from 0 to 99. */
    public static User sample(int number) {
        String digits = "" + number / 10 + number % 10;
        User user = new User();
        user.id = 1_000_000_000_000L + number;
        user.name = "User Name " + digits;
        user.email = "user" + digits + "@example.co.uk";
        user.age = 20 + number;
        user.active = number % 2 == 0;
        user.balance = 1234.56 + number;
        user.created = new Date(1_700_000_000_123L + 1000L * number);
        user.score = 900 + number;
        user.city = "Shanghai";
        user.phone = 13_800_000_000L + number;
        user.level = Color.values()[number % 3];
        user.tags = new ArrayList<>(List.of("new", "vip", "b2b"));
        return user;
    }
}
