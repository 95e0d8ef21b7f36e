package com.example.bench;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

public class Page implements Serializable {
    private static final long serialVersionUID = 1L;

    public int number;
    public int size;
    public long total;
    public List<User> users;

    /** The users from 0 on. */
    public static Page sample(int size) {
        Page page = new Page();
        page.number = 1;
        page.size = size;
        page.total = 1000;
        page.users = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            page.users.add(User.sample(i));
        }
        return page;
    }
}
