// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

import com.acme.common.Entity;
import java.util.List;

/**
 * Finds the objects of a catalog.
 *
 * @param <T> The objects.
 * @param <TKey> Their keys.
 */
public interface Catalog<T extends Entity, TKey> {
    T load(TKey key);

    List<T> loadAll(List<TKey> keys);

    void save(T item);
}
