package com.acme.orders.model;

public final class BusinessCustomer extends Customer {
    private String name;
    private String vatNumber;
}
