package com.acme.stock;

public abstract class Entity<I extends Comparable<I>> implements Comparable<Entity<I>> {
    private I id;
    private I[] others;

    public I getId() {
        return id;
    }

    @Override
    public int compareTo(Entity<I> other) {
        return id.compareTo(other.id);
    }
}
