// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.pricing;

import com.acme.common.Page;
import com.acme.common.Versioned;
import com.acme.shapes.Label;
import com.acme.shapes.Shape;
import com.acme.shapes.Shelf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Determines prices. A price is valid for a day &amp; a customer, see {@code Price} and <a
 * href="https://example.com/prices?a=1&amp;b=2">the rules</a>.
 *
 * <p>All prices are net. Use <code>map.get("*&#47;")</code> or <code>&#64;Currency</code> for
 * nothing.
 * <ul>
 * <li>Prices are cached.</li>
 * <li>The path C:&#92;users is not.</li>
 * </ul>
 */
@SuppressWarnings("deprecation")
public interface Pricing extends Catalog<Product, Long>, Versioned {
    /**
     * Returns the price of an article.
     *
     * @param sku The number of the article.
     * @param default_ The price if the article has none, or {@code null}.
     * @return The price, or {@code default_}.
     */
    Price find(String sku, BigDecimal default_) throws PricingException, UnknownArticleException;

    Page<Price> find(Query query, int page) throws PricingException;

    /** Returns the prices of a day by their articles. */
    Map<String, List<Price>> list(LocalDate day, Set<Region> regions) throws PricingException;

    LinkedHashMap<String, Boolean> check(Collection<String> skus, Number limit)
            throws PricingException;

    int count(String... skus) throws PricingException;

    int sum(List<Integer>[] numbers) throws PricingException;

    /**
     * Records a price.
     *
     * <p>Consumers need no response. Set {@code return="false"} for the method in the configuration
     * of the reference.
     */
    void record(Price price) throws PricingException;

    /**
     * {@code listener} is called back. Set {@code callback="true"} for the argument in the
     * configuration of the reference.
     */
    void subscribe(String topic, PriceListener listener) throws PricingException;

    /**
     * {@code listener} is not called back any more. Set {@code callback="false"} for the argument
     * in the configuration of the reference.
     */
    void unsubscribe(String topic, PriceListener listener) throws PricingException;

    /**
     * {@code watcher} is called back. Set {@code callback="true"} for the argument in the
     * configuration of the reference.
     */
    void watch(Watcher watcher) throws PricingException;

    /**
     * {@code alert} is called back. Set {@code callback="true"} for the argument in the
     * configuration of the reference.
     */
    void alert(Alert alert) throws PricingException;

    /**
     * @deprecated Use find.
     */
    @Deprecated
    LegacyPrice get(String sku) throws PricingException;

    Shape label(Label.Object label) throws PricingException;

    Shelf shelf(DayOfWeek day) throws PricingException;

    Optional<Instant> changed(LocalDateTime since, List<Instant> times) throws PricingException;

    long quiteLongNameThatDoesNotFit(
            BigInteger firstNumber, int secondNumber, byte thirdNumber, Byte fourthNumber,
            UUID identifier, Duration duration)
            throws PricingException;
}
