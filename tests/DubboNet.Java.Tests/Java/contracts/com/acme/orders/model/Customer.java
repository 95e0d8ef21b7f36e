package com.acme.orders.model;

import java.io.Serializable;

public class Customer implements Serializable {
    private String name;
}
