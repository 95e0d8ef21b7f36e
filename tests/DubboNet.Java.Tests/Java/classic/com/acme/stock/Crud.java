package com.acme.stock;

import java.util.List;
import java.util.Map;

/** Finds values by keys. */
public interface Crud<K extends Comparable<K>, V> {
    V find(K key) throws StockException;

    /**
     * Finds all.
     *
     * @param filter what to find
     */
    List<? extends V> findAll(Map<K, ? super V> filter, K... keys);

    <U> U convert(V value, Class<U> target);

    default void remove(K key) {
    }

    static String version() {
        return "1";
    }
}
