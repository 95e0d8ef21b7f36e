package com.acme.orders;

import java.util.List;

/**
 * Stores values.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public interface Crud<K extends Comparable<K>, V> {
    /** Returns the value of a key. */
    V get(K key);

    /**
     * Stores values.
     *
     * @return how many are new
     */
    int putAll(List<V> values, K first);
}
