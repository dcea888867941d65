package io.github.winnow.cli;

import io.github.winnow.Health;

/**
 * What an engine leaves behind when a log was scored and all audits are done.
 *
 * @param health how it fared
 * @param campaigns what it found
 * @param audits what that took
 */
record LookedBack(Health health, FoundCampaigns campaigns, Audits audits) {}
