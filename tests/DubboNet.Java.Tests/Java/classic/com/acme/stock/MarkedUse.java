package com.acme.stock;

import java.lang.annotation.ElementType;
import java.util.List;
import javax.annotation.Nullable;
import javax.validation.constraints.NotNull;

@Marked(number = 9, texts = {}, type = int[].class, element = ElementType.METHOD)
public class MarkedUse {
    @NotNull
    private String name;

    private List<@Marked.Level(low = 1, letter = 'y', flag = false) String> levels;

    public @Marked.Level(low = 2, letter = 'z', flag = true) String use(@Nullable String first, @NotNull List<String> second, int third) {
        return first;
    }
}
