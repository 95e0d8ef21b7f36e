package com.acme.drift;

import com.acme.drift.old.Address;
import java.util.List;
import java.util.Map;
import java.util.Set;

public interface Stock {
    Item find(String sku);

    void remove(String sku);

    int count(int shelf);

    long size(String sku);

    Integer weight(String sku);

    List<String> names(List<Integer> numbers);

    String later(String text) throws OldException;

    String over(int a);

    String over(String a);

    Object any(Map<String, Object> values);

    Set<Color> colors();

    Address address();

    Gone gone();

    Derived derived();

    Page<Item> page();

    Tagged tagged();

    String same(String text);
}
