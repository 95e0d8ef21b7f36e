package com.acme.drift;

import com.acme.drift.moved.Address;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

public interface Stock {
    Item find(String sku);

    int count(Integer shelf);

    Long size(String sku);

    int weight(String sku);

    List<Long> names(List<Long> numbers);

    CompletableFuture<String> later(String text) throws NewException;

    String over(long a);

    String over(int a, int b);

    Item any(Map<String, Integer> values);

    HashSet<Color> colors();

    Address address();

    Object gone();

    Derived derived();

    Page<Item, String> page();

    Tagged tagged();

    @Deprecated
    String same(String text);

    default String added(String text) {
        return text;
    }

    static String helper() {
        return "";
    }
}
