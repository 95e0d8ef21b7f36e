package com.acme.kotlin

import java.io.Serializable
import java.math.BigDecimal

/** Sells articles. */
interface Catalog {
    @Throws(SoldOutException::class)
    fun find(sku: String, limit: Int?): Article?

    fun list(tags: List<String>, prices: Map<String, BigDecimal>): List<Article>

    fun rename(article: Article, name: String?): Unit

    suspend fun later(sku: String): Article

    fun count(): Int = 0
}

data class Article(
    val sku: String,
    var name: String?,
    val price: BigDecimal = BigDecimal.ZERO,
    val amount: Int,
    val limit: Int?,
    val state: State,
    val parts: List<Part>
) : Serializable {
    @Transient
    var cached: Int = 0

    companion object {
        const val MAX = 5

        @JvmStatic
        fun empty(): Article? = null
    }

    enum class State { NEW, OLD }
}

sealed class Part : Serializable {
    data class Screw(val length: Double) : Part()

    object Nothing : Part()
}

class SoldOutException(message: String, val sku: String) : Exception(message)
