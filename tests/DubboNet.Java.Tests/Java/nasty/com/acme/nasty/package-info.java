/** Comments } with { braces. */
@Mark(names = {"a", "}"}, value = 1)
package com.acme.nasty;
