package com.acme.stock;

import java.util.List;
import javax.annotation.Nullable;

@Deprecated
public interface StockService extends Crud<String, Item<?>> {
    @Override
    Item<?> find(String key) throws StockException;

    int reserve(String sku, long count, double weight);

    int reserve(String sku);

    @Nullable
    String note(@Nullable String sku, int[][] counts);

    <E extends Exception & Runnable> void fail(E error) throws E, StockException;

    @Deprecated
    List<Item<Integer>.Part> parts(Item.Color color);
}
