package export;

import com.acme.common.Page;
import com.acme.pricing.Price;
import com.acme.pricing.PriceListener;
import com.acme.pricing.Pricing;
import com.acme.pricing.PricingException;
import com.acme.pricing.Product;
import com.acme.pricing.Query;
import com.acme.pricing.Region;
import com.acme.pricing.UnknownArticleException;
import com.acme.shapes.Circle;
import com.acme.shapes.Label;
import com.acme.shapes.WoodenShelf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Calls a provider through the exported classes, and prints what it gets: ExportConsumer ADDRESS. */
public final class ExportConsumer {
    private ExportConsumer() {
    }

    public static void main(String[] args) {
        try {
            Map<String, String> callbacks = new HashMap<>();
            callbacks.put("subscribe.1.callback", "true");
            callbacks.put("watch.0.callback", "true");
            // Dubbo 3 with a direct URL looks for callbacks only in methods that have another parameter.
            callbacks.put("subscribe.retries", "0");
            callbacks.put("watch.retries", "0");
            Pricing pricing = References.refer(Pricing.class, "1.0.0", args[0], callbacks);
            callPrices(pricing);
            callCatalog(pricing);
            callBack(pricing);
            System.out.println("done");
            System.exit(0);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void callPrices(Pricing pricing) throws Exception {
        Price price = pricing.find("A-1", null);
        print("find", price.getSku(), price.getAmount(), price.getValidFrom(), price.isNet(), price.getReduced(), price.getRegion(), price.getC());
        print("default", pricing.find("A-2", new BigDecimal("1.50")).getAmount());
        try {
            pricing.find("B-1", null);
        } catch (UnknownArticleException e) {
            print("unknown", e.getMessage(), e.getSku());
        }
        try {
            pricing.find("C-1", null);
        } catch (PricingException e) {
            print("failed", e.getClass().getName(), e.getMessage());
        }

        Query query = new Query();
        query.setText("screw");
        query.setLimit(3);
        query.setSeparator(';');
        Page<Price> page = pricing.find(query, 2);
        print("page", page.getFirst().getSku(), page.getItems().size(), page.getItems().get(1).getSku(), page.getNext());
        print("list", pricing.list(LocalDate.of(2024, 2, 29), Collections.singleton(Region.SOUTH_EAST)).get("2024-02-29 SouthEast").get(0).getSku());
        print("check", pricing.check(Arrays.asList("A-1", "B-1"), 1));
        print("count", pricing.count("a", "b", "c"));
        print("long", pricing.quiteLongNameThatDoesNotFit(
            new BigInteger("18446744073709551615"), 65535, (byte) -1, (byte) -2, UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), Duration.ofHours(1)));
    }

    private static void callCatalog(Pricing pricing) throws Exception {
        Product product = pricing.load(7L);
        print("load", product.getId(), product.getOwner(), product.getLabelOfProduct(), product.getLines().get(0).getPosition(),
            product.getLines().get(0).getEntry(), Arrays.toString(product.getNames().get(Region.NORTH)), product.getSecret());
        product.setOwner("Java");
        pricing.save(product);
        print("loadAll", pricing.loadAll(Arrays.asList(1L, 7L)).get(1).getOwner());
        print("version", pricing.version());
        Label.Object label = new Label.Object();
        label.setAny("any");
        label.setValues(new HashMap<>(Collections.singletonMap("radius", 2.5)));
        print("label", ((Circle) pricing.label(label)).getRadius());
        print("shelf", ((WoodenShelf) pricing.shelf(DayOfWeek.FRIDAY)).getHeight());
    }

    private static void callBack(Pricing pricing) throws Exception {
        PriceListener listener = price -> "Java has " + price.getSku();
        pricing.subscribe("topic", listener);
        print("subscribe", pricing.version());
        pricing.watch((price, number) -> number == 42 && price.getSku().equals("W-1"));
        print("watch", pricing.version());
    }

    private static void print(String name, Object... values) {
        System.out.println(name + " " + Arrays.toString(values));
    }
}
