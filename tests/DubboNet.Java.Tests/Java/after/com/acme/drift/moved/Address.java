package com.acme.drift.moved;

public class Address {
    public String city;
}
