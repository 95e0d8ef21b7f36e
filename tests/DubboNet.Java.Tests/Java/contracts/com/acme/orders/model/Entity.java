package com.acme.orders.model;

import java.util.Date;

public abstract class Entity<I extends Comparable<I>> {
    protected I id;
    Date created;
}
