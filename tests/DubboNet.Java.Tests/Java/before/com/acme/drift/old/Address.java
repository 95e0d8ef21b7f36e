package com.acme.drift.old;

public class Address {
    public String city;
}
