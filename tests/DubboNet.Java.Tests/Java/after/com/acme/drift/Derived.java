package com.acme.drift;

public class Derived extends Base {
}
